/** What a launch would do now, without doing it. */
@NullMarked
package io.relance.application.estimates;

import org.jspecify.annotations.NullMarked;
