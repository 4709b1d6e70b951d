/** Tests of Step Functions against the contract of flow engines. */
@NullMarked
package io.relance.aws.stepfunctions;

import org.jspecify.annotations.NullMarked;
