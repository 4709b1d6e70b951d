/** Records what contacts do with messages: such as opening them and replying. */
@NullMarked
package io.relance.application.sending.engagement;

import org.jspecify.annotations.NullMarked;
