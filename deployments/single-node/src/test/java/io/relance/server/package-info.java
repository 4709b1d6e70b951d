@NullMarked
package io.relance.server;

import org.jspecify.annotations.NullMarked;
