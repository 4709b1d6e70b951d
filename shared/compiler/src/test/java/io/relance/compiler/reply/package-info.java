@NullMarked
package io.relance.compiler.reply;

import org.jspecify.annotations.NullMarked;
