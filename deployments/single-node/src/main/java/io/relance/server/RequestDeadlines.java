package io.relance.server;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose request arrives too slowly: its head within 10 seconds of its first byte
 * or of the connection, its body within 30 seconds. A time limit between two bytes would never end
 * a request that arrives byte by byte. One that cannot be decoded is the last of its connection.
 */
@Singleton
@Context
final class RequestDeadlines implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  static final Duration HEAD = Duration.ofSeconds(10);
  static final Duration BODY = Duration.ofSeconds(30);

  /** What follows a part that cannot be decoded is not read; its answer has this time. */
  static final Duration BROKEN = Duration.ofSeconds(1);

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(null));
    return event.getBean();
  }

  private record Customizer(@Nullable Channel channel) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new Customizer(channel);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel != null
          && channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
        enforce(channel.pipeline(), ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC);
      }
    }
  }

  /** Enforces the deadlines of all requests that a codec of a pipeline decodes. */
  static void enforce(ChannelPipeline pipeline, String codec) {
    var deadline = new Deadline();
    pipeline.addBefore(codec, "relance-first-byte", new FirstByte(deadline));
    pipeline.addAfter(codec, "relance-parts", new Parts(deadline));
  }

  /** The one deadline of a connection, used only on its event loop. */
  private static final class Deadline {
    private @Nullable Future<?> running;

    boolean isRunning() {
      return running != null;
    }

    void start(ChannelHandlerContext context, Duration time) {
      cancel();
      running =
          context
              .executor()
              .schedule(() -> closeNow(context), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void closeNow(ChannelHandlerContext context) {
      var _ = context.close();
    }

    void cancel() {
      if (running != null) {
        running.cancel(false);
        running = null;
      }
    }
  }

  /** Sees the bytes before they are decoded. */
  private static final class FirstByte extends ChannelInboundHandlerAdapter {
    private final Deadline deadline;

    FirstByte(Deadline deadline) {
      this.deadline = deadline;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      deadline.start(context, HEAD);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      if (!deadline.isRunning()) {
        deadline.start(context, HEAD);
      }
      context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      deadline.cancel();
      context.fireChannelInactive();
    }
  }

  /** Sees the decoded parts of requests. */
  private static final class Parts extends ChannelInboundHandlerAdapter {
    private final Deadline deadline;

    Parts(Deadline deadline) {
      this.deadline = deadline;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
      if (part instanceof HttpRequest) {
        deadline.start(context, BODY);
      }
      if (part instanceof LastHttpContent) {
        deadline.cancel();
      }
      if (part instanceof HttpObject object && object.decoderResult().isFailure()) {
        deadline.start(context, BROKEN);
      }
      context.fireChannelRead(part);
    }
  }
}
