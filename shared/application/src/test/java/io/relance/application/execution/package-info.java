@NullMarked
package io.relance.application.execution;

import org.jspecify.annotations.NullMarked;
