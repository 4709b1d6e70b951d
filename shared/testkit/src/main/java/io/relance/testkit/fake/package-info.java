/** Stand-ins for the outside, each following the documents of what it stands for. */
@NullMarked
package io.relance.testkit.fake;

import org.jspecify.annotations.NullMarked;
