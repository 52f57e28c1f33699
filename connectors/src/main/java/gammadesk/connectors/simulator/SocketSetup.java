package gammadesk.connectors.simulator;

import gammadesk.analytics.port.Clock;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.util.concurrent.atomic.AtomicLong;

/** Sets up a socket that was accepted. */
final class SocketSetup extends ChannelInitializer<SocketChannel> {
    private static final int LONGEST_REQUEST = ApiHandler.LONGEST_REQUEST;
    /** What is longer is read to its end, so that the answer is heard; what is much longer is not. */
    private static final int LONGEST_FRAME = 8 * LONGEST_REQUEST;

    private final MarketLoop loop;
    private final Answering answering;
    private final Clock clock;
    private final ExchangeSettings settings;
    private final Faults faults;
    private final ChannelGroup sockets;
    private final AtomicLong lastId = new AtomicLong();

    SocketSetup(
            MarketLoop loop,
            Answering answering,
            Clock clock,
            ExchangeSettings settings,
            Faults faults,
            ChannelGroup sockets) {
        this.loop = loop;
        this.answering = answering;
        this.clock = clock;
        this.settings = settings;
        this.faults = faults;
        this.sockets = sockets;
    }

    @Override
    protected void initChannel(SocketChannel socket) {
        if (faults.isRefusing()) {
            var _ = socket.close();
            return;
        }
        sockets.add(socket);
        ChannelPipeline pipeline = socket.pipeline();
        pipeline.addLast(new HttpServerCodec());
        pipeline.addLast(new HttpObjectAggregator(LONGEST_REQUEST));
        pipeline.addLast(new WebSocketServerProtocolHandler(webSocket()));
        pipeline.addLast(new WebSocketFrameAggregator(LONGEST_REQUEST));
        long id = lastId.incrementAndGet();
        pipeline.addLast(new ApiHandler(loop, answering, clock, settings, id, mischief(id)));
    }

    /** A slow start is a connection that is ready only later. */
    private Mischief mischief(long id) {
        long slow = faults.board()
                .strike(FaultKind.Stage.CONNECT, id, "")
                .map(Fault::size)
                .orElse(0L);
        return new Mischief(faults.board(), id, clock.nanos() + slow * 1_000_000);
    }

    private static WebSocketServerProtocolConfig webSocket() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/ws/api/v2")
                .checkStartsWith(true)
                .maxFramePayloadLength(LONGEST_FRAME)
                .build();
    }
}
