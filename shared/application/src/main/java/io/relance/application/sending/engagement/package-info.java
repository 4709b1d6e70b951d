/** Records what contacts do with messages: they open them, follow their links and reply. */
@NullMarked
package io.relance.application.sending.engagement;

import org.jspecify.annotations.NullMarked;
