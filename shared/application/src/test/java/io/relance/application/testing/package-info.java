/** What tests of use cases stand on: the real store in a folder, and an engine that keeps notes. */
@NullMarked
package io.relance.application.testing;

import org.jspecify.annotations.NullMarked;
