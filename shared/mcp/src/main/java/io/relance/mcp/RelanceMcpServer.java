package io.relance.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.relance.mcp.Tool.Effect;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Serves the tools over two streams until the client closes its own. */
public final class RelanceMcpServer {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String INSTRUCTIONS =
      """
      Relance sends SMS, WhatsApp messages and emails by automations, which are flows drawn as JSON. Read \
      get_flow_schema before you write a flow, check_flow and simulate before you save it. \
      Tools that change what contacts get first answer with a preview and a code: show the preview to the \
      user, and confirm only when the user agrees.""";

  private RelanceMcpServer() {}

  /**
   * Serves until the input ends.
   *
   * @param server where the API is
   * @param token a token of the API, whose role decides what is permitted
   */
  public static void serve(URI server, String token, Streams streams) throws InterruptedException {
    var ended = new CountDownLatch(1);
    try (var api = new Api(server, token)) {
      var mapper = new JacksonJson();
      var transport =
          new StdioServerTransportProvider(
              mapper, new EndingInput(streams.in(), ended), streams.out());
      var mcp = build(transport, mapper, tools(api), streams.version());
      ended.await();
      mcp.closeGracefully();
    }
  }

  /**
   * Where the protocol is spoken.
   *
   * @param version of the server, as clients show it
   */
  public record Streams(InputStream in, OutputStream out, String version) {}

  private static McpSyncServer build(
      StdioServerTransportProvider transport,
      McpJsonMapper mapper,
      List<Tool> tools,
      String version) {
    return McpServer.sync(transport)
        .serverInfo("relance", version)
        .instructions(INSTRUCTIONS)
        .jsonMapper(mapper)
        .jsonSchemaValidator(new NoOutputSchemas())
        .validateToolInputs(false)
        .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
        .tools(tools.stream().map(RelanceMcpServer::specification).toList())
        .build();
  }

  private static List<Tool> tools(Api api) {
    return Stream.of(
            new ReadingTools(api).all(), new DraftTools(api).all(), new ActingTools(api).all())
        .flatMap(List::stream)
        .toList();
  }

  private static SyncToolSpecification specification(Tool tool) {
    var described =
        McpSchema.Tool.builder(tool.name(), tool.inputSchema())
            .description(tool.description())
            .annotations(
                McpSchema.ToolAnnotations.builder()
                    .readOnlyHint(tool.effect() == Effect.READS)
                    .destructiveHint(tool.effect() == Effect.ACTS)
                    .openWorldHint(tool.effect() == Effect.ACTS)
                    .build())
            .build();
    return new SyncToolSpecification(
        described, (_, request) -> answer(tool, JSON.valueToTree(arguments(request))));
  }

  private static Map<String, Object> arguments(McpSchema.CallToolRequest request) {
    var arguments = request.arguments();
    return arguments == null ? Map.of() : arguments;
  }

  private static McpSchema.CallToolResult answer(Tool tool, JsonNode arguments) {
    var result = tool.call(arguments);
    return McpSchema.CallToolResult.builder()
        .addTextContent(result.text())
        .isError(result.isError())
        .build();
  }

  /** The tools describe no output, and check their input themselves. */
  private static final class NoOutputSchemas implements JsonSchemaValidator {
    @Override
    public ValidationResponse validate(Map<String, Object> schema, Object content) {
      return ValidationResponse.asValid("");
    }
  }

  /** Reports the end of the input, after which no client is there. */
  private static final class EndingInput extends FilterInputStream {
    private final CountDownLatch ended;

    EndingInput(InputStream in, CountDownLatch ended) {
      super(in);
      this.ended = ended;
    }

    @Override
    public int read() throws IOException {
      return seen(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return seen(super.read(bytes, offset, length));
    }

    private int seen(int result) {
      if (result < 0) {
        ended.countDown();
      }
      return result;
    }
  }
}
