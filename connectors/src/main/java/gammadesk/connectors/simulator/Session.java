package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.access.Login;
import gammadesk.connectors.simulator.methods.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket. The market thread gathers for it the ranges of a batch that it is to get, joined where they touch, and
 * hands them to the socket's thread in one go; the bytes themselves are shared by all sessions.
 */
final class Session implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Channel channel;
    private final boolean rawAllowed;
    private final long id;
    private final Mischief mischief;
    private final LongSupplier nanos;
    private final Heart heart = new Heart();
    /** Bytes of batches that the socket has not taken yet; a part of a batch keeps all of it in memory. */
    private final AtomicLong held = new AtomicLong();

    private final Queue<Mischief.Parcel> late = new ConcurrentLinkedQueue<>();

    private int[] ranges = new int[64];
    private int used;
    private long slowSince = Long.MAX_VALUE;
    private Optional<Login> login = Optional.empty();

    Session(Channel channel, boolean rawAllowed, long id, Mischief mischief, LongSupplier nanos) {
        this.channel = channel;
        this.rawAllowed = rawAllowed;
        this.id = id;
        this.mischief = mischief;
        this.nanos = nanos;
    }

    Heart heart() {
        return heart;
    }

    boolean isOpen() {
        return channel.isActive();
    }

    String address() {
        return String.valueOf(channel.remoteAddress());
    }

    /** From where it came. */
    String ip() {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
    }

    /** Closes the socket, unsent bytes and all. */
    void cut() {
        var _ = channel.close();
    }

    @Override
    public void closeBehind() {
        channel.eventLoop().execute(this::cut);
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public void logIn(Login next) {
        login = Optional.of(next);
    }

    @Override
    public void logOut() {
        login = Optional.empty();
    }

    @Override
    public Optional<Login> login() {
        return login;
    }

    @Override
    public boolean mayFollowRaw() {
        return rawAllowed || login.isPresent();
    }

    @Override
    public void beatEvery(Duration interval) {
        heart.beatEvery(interval);
    }

    @Override
    public void stopBeating() {
        heart.stop();
    }

    @Override
    public void answeredTest() {
        heart.answered();
    }

    @Override
    public void enqueue(int from, int to) {
        if (used > 0 && ranges[used - 1] == from && !mischief.isAfoot(nanos.getAsLong())) {
            ranges[used - 1] = to;
            return;
        }
        if (used == ranges.length) {
            ranges = Arrays.copyOf(ranges, used * 2);
        }
        ranges[used++] = from;
        ranges[used++] = to;
    }

    /** Hands over what was gathered; the batch stays the caller's to release. */
    void transmit(ByteBuf batch) {
        if (used == 0) {
            return;
        }
        if (mischief.isAfoot(nanos.getAsLong())) {
            astray(batch);
            return;
        }
        ByteBuf[] parts = new ByteBuf[used / 2];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = batch.retainedSlice(ranges[2 * i], ranges[2 * i + 1] - ranges[2 * i]);
        }
        used = 0;
        int size = batch.readableBytes();
        held.addAndGet(size);
        try {
            channel.eventLoop().execute(() -> write(parts, size));
        } catch (RejectedExecutionException _) {
            Arrays.stream(parts).forEach(ByteBuf::release);
        }
    }

    /** One message after the other, as the faults will have it. */
    private void astray(ByteBuf batch) {
        long now = nanos.getAsLong();
        for (int i = 0; i < used; i += 2) {
            byte[] message = new byte[ranges[i + 1] - ranges[i]];
            batch.getBytes(ranges[i], message);
            mischief.send(message, now).forEach(parcel -> post(parcel, now));
        }
        used = 0;
    }

    private void post(Mischief.Parcel parcel, long now) {
        late.add(parcel);
        try {
            var _ = channel.eventLoop()
                    .schedule(this::writeNext, Math.max(0, parcel.atNanos() - now), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            LOG.debug("the exchange is closed: a message is not sent");
        }
    }

    /** Timers may go off out of order; messages do not. */
    private void writeNext() {
        Mischief.Parcel next = late.poll();
        if (next != null) {
            var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(next.bytes()));
        }
    }

    /**
     * Whether this consumer is so slow that it has to go.
     *
     * @param bound what may wait for long; twice as much may not wait at all
     */
    boolean isTooSlow(long nowNanos, long bound, Duration patience) {
        long waiting = held.get();
        slowSince = waiting > bound ? Math.min(slowSince, nowNanos) : Long.MAX_VALUE;
        return waiting > 2 * bound || (waiting > bound && nowNanos - slowSince > patience.toNanos());
    }

    long heldBytes() {
        return held.get();
    }

    private void write(ByteBuf[] parts, int size) {
        for (ByteBuf part : parts) {
            var _ = channel.write(part, channel.voidPromise());
        }
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> held.addAndGet(-size));
    }
}
