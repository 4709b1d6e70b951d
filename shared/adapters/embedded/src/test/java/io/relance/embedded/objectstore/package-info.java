/** Tests of objects in a folder. */
@NullMarked
package io.relance.embedded.objectstore;

import org.jspecify.annotations.NullMarked;
