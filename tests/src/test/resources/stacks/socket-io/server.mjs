// Rooms of Socket.IO that carry what one page says to the others, and our page.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { deadly, listen, pages } from '../pages.mjs';

const server = createServer(pages());
new Server(server).on('connection', (socket) => {
  socket.on('join', (room) => {
    socket.join(room);
    socket.to(room).emit('joined');
    socket.on('description', (description) => {
      if (description.type === deadly) process.exit();
      socket.to(room).emit('description', description);
    });
    socket.on('candidate', (candidate) => socket.to(room).emit('candidate', candidate));
  });
});
listen(server);
