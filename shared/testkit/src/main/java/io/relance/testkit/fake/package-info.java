/** Fakes of outside systems, each following its documentation. */
@NullMarked
package io.relance.testkit.fake;

import org.jspecify.annotations.NullMarked;
