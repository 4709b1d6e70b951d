/** Understanding of replies: which choice of a question a person means. */
@NullMarked
package io.relance.domain.reply;

import org.jspecify.annotations.NullMarked;
