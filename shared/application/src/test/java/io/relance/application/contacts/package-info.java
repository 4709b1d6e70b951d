/** Tests of how contacts are found and kept, on the real embedded store. */
@NullMarked
package io.relance.application.contacts;

import org.jspecify.annotations.NullMarked;
