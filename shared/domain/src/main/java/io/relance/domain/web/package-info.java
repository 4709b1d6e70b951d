/** Addresses of the web. */
@NullMarked
package io.relance.domain.web;

import org.jspecify.annotations.NullMarked;
