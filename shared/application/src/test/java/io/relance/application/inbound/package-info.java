/** Stories of what people write to us, told by the kept events. */
@NullMarked
package io.relance.application.inbound;

import org.jspecify.annotations.NullMarked;
