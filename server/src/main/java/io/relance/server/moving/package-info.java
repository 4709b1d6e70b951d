/** Export and import of a data folder. */
@NullMarked
package io.relance.server.moving;

import org.jspecify.annotations.NullMarked;
