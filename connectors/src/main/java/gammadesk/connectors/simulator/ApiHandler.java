package gammadesk.connectors.simulator;

import gammadesk.analytics.port.Clock;
import gammadesk.connectors.simulator.access.Credential;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RequestReader;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.protocol.RpcRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of one socket: takes requests out of HTTP and WebSocket and gives the answers back. */
final class ApiHandler extends SimpleChannelInboundHandler<Object> {
    /** Bytes of a message: a subscription to every channel of a chain fits into it. */
    static final int LONGEST_REQUEST = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final String PATH = "/api/v2";
    private static final Set<HttpMethod> VERBS = Set.of(HttpMethod.GET, HttpMethod.POST);

    private final MarketLoop loop;
    private final Answering answering;
    private final Clock clock;
    private final boolean rawForAll;
    private final CreditPool credits;
    private final long id;
    private final Mischief mischief;
    private Optional<Session> session = Optional.empty();

    ApiHandler(
            MarketLoop loop, Answering answering, Clock clock, ExchangeSettings settings, long id, Mischief mischief) {
        this.loop = loop;
        this.answering = answering;
        this.clock = clock;
        this.id = id;
        this.mischief = mischief;
        rawForAll = settings.rawForAll();
        credits = new CreditPool(settings.credits(), clock.nanos());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof HandshakeComplete) {
            Session opened = new Session(context.channel(), rawForAll, id, mischief, clock::nanos);
            session = Optional.of(opened);
            loop.join(opened);
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        session.ifPresent(loop::leave);
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof TooLongFrameException && session.isPresent()) {
            tooLong(context);
            return;
        }
        if (cause instanceof IOException) {
            LOG.debug("{} went away: {}", context.channel().remoteAddress(), cause.getMessage());
        } else {
            LOG.info(
                    "{} sent what cannot be read and is cut off: {}",
                    context.channel().remoteAddress(),
                    cause.toString());
        }
        var _ = context.close();
    }

    private static void tooLong(ChannelHandlerContext context) {
        var _ = context.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG))
                .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
        if (mischief.isDead()) {
            return;
        }
        switch (message) {
            case WebSocketFrame frame when frame.content().readableBytes() > LONGEST_REQUEST -> tooLong(context);
            case TextWebSocketFrame frame -> session.ifPresent(open -> said(open, frame.content()));
            case BinaryWebSocketFrame frame -> session.ifPresent(open -> said(open, frame.content()));
            case FullHttpRequest request -> http(context.channel(), request);
            default -> LOG.debug("ignored a {}", message.getClass().getSimpleName());
        }
    }

    private void said(Session open, ByteBuf content) {
        Asker asker = new SessionAsker(open);
        byte[] body = ByteBufUtil.getBytes(content);
        if (credits.take(clock.nanos())) {
            request(asker, body, "");
        } else {
            answering.refuse(RequestReader.idOf(body), RpcError.tooManyRequests(), asker, true);
        }
    }

    private void http(Channel channel, FullHttpRequest request) {
        Optional<QueryStringDecoder> address = address(request);
        Asker asker = new HttpAsker(channel, HttpUtil.isKeepAlive(request), credential(request));
        if (address.isEmpty()) {
            answering.refuse("", RpcError.badRequest(), asker, false);
        } else if (!isServed(address.get().path())) {
            refuseHttp(channel, HttpResponseStatus.NOT_FOUND);
        } else if (request.method().equals(HttpMethod.OPTIONS)) {
            respond(channel, CrossOrigin.preflight(request), HttpUtil.isKeepAlive(request));
        } else if (!VERBS.contains(request.method())) {
            refuseHttp(channel, HttpResponseStatus.METHOD_NOT_ALLOWED);
        } else {
            http(asker, request, address.get());
        }
    }

    private void http(Asker asker, FullHttpRequest request, QueryStringDecoder address) {
        byte[] body = ByteBufUtil.getBytes(request.content());
        if (!credits.take(clock.nanos())) {
            answering.refuse(RequestReader.idOf(body), RpcError.tooManyRequests(), asker, true);
        } else if (request.method().equals(HttpMethod.GET) || body.length == 0) {
            answering.answer(new RpcRequest("", method(address), query(address)), asker);
        } else {
            request(asker, body, method(address));
        }
    }

    /** Empty for what cannot be an address, such as a percent sign with no digits behind it. */
    private static Optional<QueryStringDecoder> address(FullHttpRequest request) {
        QueryStringDecoder address = new QueryStringDecoder(request.uri());
        try {
            address.path();
            address.parameters();
            return Optional.of(address);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isServed(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    private void request(Asker asker, byte[] body, String pathMethod) {
        try {
            answering.answer(RequestReader.read(body, pathMethod), asker);
        } catch (RpcError error) {
            answering.refuse(RequestReader.idOf(body), error, asker, false);
        }
    }

    /** A signature covers the request as it was sent. */
    private static Credential credential(FullHttpRequest request) {
        String header = Optional.ofNullable(request.headers().get(HttpHeaderNames.AUTHORIZATION))
                .orElse("");
        String body = request.content().toString(StandardCharsets.UTF_8);
        return Credential.of(header, request.method().name() + "\n" + request.uri() + "\n" + body + "\n");
    }

    private static String ip(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
    }

    private static String method(QueryStringDecoder address) {
        String rest = address.path().substring(PATH.length());
        return rest.isEmpty() ? rest : rest.substring(1);
    }

    /** Parameters of a query are texts; {@code channels[]} may be repeated or a list in JSON. */
    private static Params query(QueryStringDecoder address) {
        Map<String, Object> values = new HashMap<>();
        for (Map.Entry<String, List<String>> entry : address.parameters().entrySet()) {
            boolean isList = entry.getKey().endsWith("[]");
            String name = isList ? entry.getKey().substring(0, entry.getKey().length() - 2) : entry.getKey();
            values.put(name, isList ? entry.getValue() : entry.getValue().getFirst());
        }
        return Params.of(values);
    }

    private static void refuseHttp(Channel channel, HttpResponseStatus status) {
        respond(channel, new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status), false);
    }

    /** Who is to send the next request elsewhere is told so. */
    private static void respond(Channel channel, FullHttpResponse response, boolean stays) {
        CrossOrigin.allow(response);
        HttpUtil.setContentLength(response, response.content().readableBytes());
        HttpUtil.setKeepAlive(response, stays);
        ChannelFuture written = channel.writeAndFlush(response);
        if (!stays) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** A session gets its answers in order with its notifications. */
    private final class SessionAsker implements Asker {
        private final Session asking;

        SessionAsker(Session asking) {
            this.asking = asking;
        }

        @Override
        public Optional<Session> session() {
            return Optional.of(asking);
        }

        @Override
        public long connection() {
            return id;
        }

        @Override
        public String ip() {
            return asking.ip();
        }

        @Override
        public Credential credential() {
            return new Credential.None();
        }

        @Override
        public void answered(JsonBytes answer, Optional<RpcError> error, boolean isLast) {
            loop.batch().answer(answer, asking);
            loop.batch().flush();
            if (isLast) {
                LOG.info("{} asks too much and is cut off", asking.address());
                asking.closeBehind();
            }
        }

        @Override
        public void afterwards(Runnable task) {
            asking.afterwards(task);
        }

        @Override
        public void cut() {
            asking.cut();
        }

        @Override
        public void answeredStatus(int httpStatus) {
            asking.cut();
        }
    }

    /** A single request gets 200 for a result and a status of its own for an error. */
    private final class HttpAsker implements Asker {
        private final Channel channel;
        private final boolean keepAlive;
        private final Credential credential;

        HttpAsker(Channel channel, boolean keepAlive, Credential credential) {
            this.channel = channel;
            this.keepAlive = keepAlive;
            this.credential = credential;
        }

        @Override
        public Optional<Session> session() {
            return Optional.empty();
        }

        @Override
        public long connection() {
            return id;
        }

        @Override
        public String ip() {
            return ApiHandler.ip(channel);
        }

        @Override
        public Credential credential() {
            return credential;
        }

        @Override
        public void answered(JsonBytes answer, Optional<RpcError> error, boolean isLast) {
            long now = clock.nanos();
            byte[] content = answer.toByteArray();
            List<Mischief.Parcel> parcels = mischief.isAfoot(now)
                    ? mischief.send(content, now)
                    : List.of(new Mischief.Parcel(ByteBuffer.wrap(content), now));
            int status = error.map(RpcError::httpStatus).orElse(200);
            boolean stays = keepAlive && !isLast;
            parcels.stream()
                    .limit(1)
                    .forEach(parcel -> later(() -> respond(parcel.bytes(), status, stays), parcel.atNanos() - now));
        }

        @Override
        public void afterwards(Runnable task) {
            later(task, 0);
        }

        @Override
        public void cut() {
            var _ = channel.close();
        }

        @Override
        public void answeredStatus(int httpStatus) {
            refuseHttp(channel, HttpResponseStatus.valueOf(httpStatus));
        }

        private void later(Runnable task, long nanos) {
            var _ = channel.eventLoop().schedule(task, Math.max(0, nanos), TimeUnit.NANOSECONDS);
        }

        private void respond(ByteBuffer content, int status, boolean stays) {
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(content));
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
            response.headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
            ApiHandler.respond(channel, response, stays);
        }
    }
}
