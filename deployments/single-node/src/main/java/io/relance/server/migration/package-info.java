/** Export and import of a data folder. */
@NullMarked
package io.relance.server.migration;

import org.jspecify.annotations.NullMarked;
