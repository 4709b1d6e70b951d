/** What a running process uses, seen from outside. */
@NullMarked
package io.relance.testkit.process;

import org.jspecify.annotations.NullMarked;
