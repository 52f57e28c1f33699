package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.channels.Outlet;
import gammadesk.connectors.simulator.channels.Subscriber;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is to be sent, as finished WebSocket frames one after the other: a server's frames carry no mask, so a message
 * has the same bytes for everybody and is framed once. Used by the market thread only.
 */
final class Batch implements Outlet {
    /** FIN and opcode 1: a whole text message. */
    private static final byte TEXT_FRAME = (byte) 0x81;
    /** Above this the batch is sent before the tick is over. */
    private static final int FULL = 512 * 1024;

    private final Collection<Session> sessions;
    private final LongAdder notifications;
    private byte[] bytes = new byte[64 * 1024];
    private int size;

    Batch(Collection<Session> sessions, LongAdder notifications) {
        this.sessions = sessions;
        this.notifications = notifications;
    }

    @Override
    public void send(JsonBytes message, Collection<Subscriber> receivers) {
        int from = size;
        header(message.size());
        message.copyTo(bytes, size);
        size += message.size();
        receivers.forEach(receiver -> receiver.enqueue(from, size));
        notifications.add(receivers.size());
        if (size > FULL) {
            flush();
        }
    }

    /** Sends an answer to the one who asked. */
    void answer(JsonBytes message, Session receiver) {
        int from = size;
        header(message.size());
        message.copyTo(bytes, size);
        size += message.size();
        receiver.enqueue(from, size);
    }

    /** Sends a text as it is. */
    void text(String text, Session receiver) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        int from = size;
        header(content.length);
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
        receiver.enqueue(from, size);
    }

    /** Hands everything to the sockets. */
    void flush() {
        if (size > 0) {
            ByteBuf shared = ByteBufAllocator.DEFAULT.directBuffer(size).writeBytes(bytes, 0, size);
            sessions.forEach(session -> session.transmit(shared));
            shared.release();
            size = 0;
        }
    }

    private void header(int length) {
        reserve(length + 10);
        bytes[size++] = TEXT_FRAME;
        if (length < 126) {
            bytes[size++] = (byte) length;
        } else if (length < 65_536) {
            bytes[size++] = 126;
            number(length, 2);
        } else {
            bytes[size++] = 127;
            number(length, 8);
        }
    }

    private void number(long value, int count) {
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
