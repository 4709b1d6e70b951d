@NullMarked
package io.relance.server.audience;

import org.jspecify.annotations.NullMarked;
