/** DynamoDB under the contracts of stores. */
@NullMarked
package io.relance.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
