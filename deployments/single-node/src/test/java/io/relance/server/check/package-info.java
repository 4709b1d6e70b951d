/** Tests of the checks of an installation. */
@NullMarked
package io.relance.server.check;

import org.jspecify.annotations.NullMarked;
