/** What people write to us, and who answers. */
@NullMarked
package io.relance.application.inbound;

import org.jspecify.annotations.NullMarked;
