@NullMarked
package io.relance.application.sending.waiting;

import org.jspecify.annotations.NullMarked;
