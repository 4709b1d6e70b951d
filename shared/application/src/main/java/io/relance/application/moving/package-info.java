/** Installations written to a file and read into another deployment. */
@NullMarked
package io.relance.application.moving;

import org.jspecify.annotations.NullMarked;
