/** Tests of showing and forgetting what is held about people, on the real embedded store. */
@NullMarked
package io.relance.application.privacy;

import org.jspecify.annotations.NullMarked;
