/** The port of objects, in a folder. */
@NullMarked
package io.relance.embedded.files;

import org.jspecify.annotations.NullMarked;
