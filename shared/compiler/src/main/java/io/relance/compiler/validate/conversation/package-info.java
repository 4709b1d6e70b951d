/** The rules about questions, recommendations and what else makes a conversation. */
@NullMarked
package io.relance.compiler.validate.conversation;

import org.jspecify.annotations.NullMarked;
