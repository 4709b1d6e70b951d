@NullMarked
package io.relance.application.keys;

import org.jspecify.annotations.NullMarked;
