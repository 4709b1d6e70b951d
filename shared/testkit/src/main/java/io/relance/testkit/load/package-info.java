/** Customers of a shop who keep a server busy, and what each acknowledged webhook must lead to. */
@NullMarked
package io.relance.testkit.load;

import org.jspecify.annotations.NullMarked;
