/** Tests of the project as a whole: its structure, its sources, what it promises. */
@NullMarked
package io.relance;

import org.jspecify.annotations.NullMarked;
