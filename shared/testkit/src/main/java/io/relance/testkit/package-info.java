/** What tests of every module share. */
@NullMarked
package io.relance.testkit;

import org.jspecify.annotations.NullMarked;
