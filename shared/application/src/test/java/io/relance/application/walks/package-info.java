@NullMarked
package io.relance.application.walks;

import org.jspecify.annotations.NullMarked;
