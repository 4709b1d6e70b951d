@NullMarked
package io.relance.application.shophistory;

import org.jspecify.annotations.NullMarked;
