/** The deployment on AWS: the functions that answer HTTP. */
@NullMarked
package io.relance.lambda.http;

import org.jspecify.annotations.NullMarked;
