@NullMarked
package io.relance.domain.reply;

import org.jspecify.annotations.NullMarked;
