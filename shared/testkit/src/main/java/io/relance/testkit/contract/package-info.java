/** Contract suites: every adapter of a port passes them. */
@NullMarked
package io.relance.testkit.contract;

import org.jspecify.annotations.NullMarked;
