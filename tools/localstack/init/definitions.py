"""Run by LocalStack as it starts: executions do once what LocalStack does for each of them.

A definition is read once, and the role of its tasks assumed once.
"""

from functools import lru_cache

from localstack.aws import connect
from localstack.services.stepfunctions.asl.parse import asl_parser

read = asl_parser.AmazonStateLanguageParser.parse
trees = lru_cache(maxsize=256)(lambda definition: read(definition)[1])


def parse(definition):
    tree = trees(definition)
    return asl_parser.Preprocessor().visit(tree), tree


asl_parser.AmazonStateLanguageParser.parse = staticmethod(parse)

assume = connect.ClientFactory.with_assumed_role
connect.ClientFactory.with_assumed_role = lru_cache(maxsize=256)(assume)
