/** Misspelled replies, and how many of them are read right. */
@NullMarked
package io.relance.testkit.reply;

import org.jspecify.annotations.NullMarked;
