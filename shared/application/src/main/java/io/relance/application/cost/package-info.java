/** What an automation costs on AWS, counted from its definition. */
@NullMarked
package io.relance.application.cost;

import org.jspecify.annotations.NullMarked;
