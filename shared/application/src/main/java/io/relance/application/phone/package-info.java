/** Phone numbers: as people write them, as they are stored, and the zones in which they lie. */
@NullMarked
package io.relance.application.phone;

import org.jspecify.annotations.NullMarked;
