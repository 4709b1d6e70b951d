/** A server of the Model Context Protocol, whose tools call the REST API. */
@NullMarked
package io.relance.mcp;

import org.jspecify.annotations.NullMarked;
