/** Tests of the rules that every queue keeps. */
@NullMarked
package io.relance.domain.queue;

import org.jspecify.annotations.NullMarked;
