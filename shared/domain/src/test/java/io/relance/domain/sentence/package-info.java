@NullMarked
package io.relance.domain.sentence;

import org.jspecify.annotations.NullMarked;
