package gammadesk.connectors.simulator;

import gammadesk.analytics.port.Clock;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.methods.Methods;
import gammadesk.connectors.simulator.store.ExchangeMemory;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An exchange inside this program: a real server on loopback that speaks Deribit's JSON-RPC over HTTP ({@code /api/v2})
 * and WebSocket ({@code /ws/api/v2}) and serves a market of its own. It has two threads: one for the sockets, one for
 * the market.
 */
public final class EmbeddedExchange implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedExchange.class);
    private static final String HOST = "127.0.0.1";

    private final double speed;
    private final MarketLoop loop;
    private final Tally tally;
    private final Faults faults;
    private final DemoKeys keys;
    private final EventLoopGroup io;
    private final ChannelGroup sockets;
    private final Channel server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedExchange(
            double speed,
            MarketLoop loop,
            Tally tally,
            Faults faults,
            DemoKeys keys,
            EventLoopGroup io,
            ChannelGroup sockets,
            Channel server) {
        this.speed = speed;
        this.loop = loop;
        this.tally = tally;
        this.faults = faults;
        this.keys = keys;
        this.io = io;
        this.sockets = sockets;
        this.server = server;
    }

    /**
     * Starts an exchange on 127.0.0.1; port 0 picks a free one. From now on the market belongs to the exchange.
     *
     * @throws IOException if the port cannot be had
     */
    public static EmbeddedExchange start(ExchangeSettings settings, VenueMarket market, Clock clock)
            throws IOException {
        return start(settings, market, Optional.empty(), clock);
    }

    /**
     * Starts an exchange that keeps accounts, orders, trades and its market in a folder and goes on from what is there.
     * What was due while it did not run, such as a delivery, happens before it answers.
     *
     * @param wanted the market to begin with in an empty folder
     * @throws IOException if the port or the folder cannot be had
     */
    public static EmbeddedExchange startIn(Path folder, ExchangeSettings settings, ModelSettings wanted, Clock clock)
            throws IOException {
        ExchangeMemory memory = ExchangeMemory.open(folder, wanted);
        return start(settings, memory.market(), Optional.of(memory), clock);
    }

    private static EmbeddedExchange start(
            ExchangeSettings settings, VenueMarket market, Optional<ExchangeMemory> memory, Clock clock)
            throws IOException {
        ChannelGroup sockets = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
        Faults faults = new Faults(new SplittableRandom(settings.seed()), () -> {
            var _ = sockets.close();
        });
        MarketLoop loop = new MarketLoop(settings, market, memory, clock, faults);
        if (memory.isPresent()) {
            loop.passOver(clock.epochMillis());
        }
        FrontDesk desk = new FrontDesk(loop.floor(), loop, clock, settings.seed());
        Tally tally = new Tally();
        Methods methods = methods(settings, loop, desk, faults, tally);
        Answering answering = new Answering(loop, methods, desk.access(), faults, clock, settings.orders(), tally);
        EventLoopGroup io = new MultiThreadIoEventLoopGroup(
                1, Thread.ofPlatform().name("exchange-sockets").daemon(true).factory(), NioIoHandler.newFactory());
        SocketSetup setup = new SocketSetup(loop, answering, clock, settings, faults, sockets);
        Channel server = bind(settings.port(), io, setup, loop);
        EmbeddedExchange exchange =
                new EmbeddedExchange(settings.speed(), loop, tally, faults, desk.keys(), io, sockets, server);
        loop.start();
        LOG.info("the embedded exchange listens on {}", exchange.address());
        return exchange;
    }

    private static Methods methods(
            ExchangeSettings settings, MarketLoop loop, FrontDesk desk, Faults faults, Tally tally) {
        Methods methods = Methods.all(
                loop.floor(),
                loop.switchboard(),
                desk.door(),
                settings.minimumHeartbeat(),
                new Methods.Limits(settings.credits().rate(), settings.orders().rate()));
        new SimMethods(faults, loop, () -> stats(loop, tally)).addTo(methods);
        return methods;
    }

    /** The keys to its demo accounts. */
    public DemoKeys keys() {
        return keys;
    }

    /** How many of its seconds pass in one of ours. */
    public double speed() {
        return speed;
    }

    /** The port on which it listens. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** {@code http://127.0.0.1:PORT}. */
    public URI address() {
        return URI.create("http://" + HOST + ":" + port());
    }

    /** What it has done so far. */
    public ExchangeStats stats() {
        return stats(loop, tally);
    }

    private static ExchangeStats stats(MarketLoop loop, Tally tally) {
        return new ExchangeStats(
                loop.connections(),
                loop.notifications(),
                tally.requests(),
                loop.dropped(),
                tally.answers(),
                tally.acknowledgements());
    }

    /** What can be made to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** Closes every socket and frees the port and the threads. Idempotent. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.close().awaitUninterruptibly();
            sockets.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
            loop.close();
            end(io);
        }
    }

    private static Channel bind(int port, EventLoopGroup io, SocketSetup setup, MarketLoop loop) throws IOException {
        ChannelFuture bound = new ServerBootstrap()
                .group(io)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(setup)
                .bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loop.close();
            end(io);
            throw new IOException("cannot listen on " + HOST + ":" + port + ": "
                    + bound.cause().getMessage());
        }
        return bound.channel();
    }

    private static void end(EventLoopGroup io) {
        io.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
