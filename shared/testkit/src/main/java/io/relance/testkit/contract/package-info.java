/** What every adapter of a port has to pass, whatever it stands on. */
@NullMarked
package io.relance.testkit.contract;

import org.jspecify.annotations.NullMarked;
