'use strict';
// Shows what its own server tells: GET events (server-sent events) in, POST broadcast out. Nothing else is asked.

const $ = id => document.getElementById(id);
const STREAM_ROWS_MAX = 500;
const OUTCOMES_MAX = 8;
const SILENCE_MAX_MS = 12000; // the server sends a beat every 5 s
const RECONNECT_MS = 1000;
const REPEAT_MS = 333;
const REPEAT_OPEN_MAX = 5;

let lastEntry = '';      // id of the newest entry shown, so that a reconnect brings only what is missing
let serverProcess = '';  // changes when the server was started anew
let connected = false;   // to this page's server
let lastMessage = null;  // the newest message shown, to make gaps visible
let following = true;    // whether the newest entry is kept in sight
let members = [];        // of the newest view
const departed = new Map(); // name -> how it went, for members that are no longer in the view

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function clock(millis) {
  const made = element('time', '', new Date(millis).toLocaleTimeString('en-GB'));
  made.dateTime = new Date(millis).toISOString();
  return made;
}

/** server1, server2 ... take neighbouring colours of the palette; other names take one by their letters. */
function hue(name) {
  const palette = [212, 150, 22, 280, 335, 180, 85, 250];
  const digits = /(\d+)$/.exec(name);
  const number = digits ? Number(digits[1]) - 1 : [...name].reduce((sum, c) => sum + c.codePointAt(0), 0);
  return palette[Math.abs(number) % palette.length];
}

// ---- the server's own state -------------------------------------------------------------------------------------

const PHASES = {
  SEARCHING: 'Not in the group yet.',
  JOINING: 'Not in the group yet.',
  BLOCKED: 'Nothing new is delivered.',
  LEAVING: 'On its way out.',
  LEFT: 'No member any more.',
  REJOINING: 'On its way back.',
  FAILED: 'Stopped.',
};

function showStatus(status) {
  $('server').textContent = status.server;
  $('group').textContent = status.group;
  $('phase').textContent = status.phase;
  const bad = status.phase === 'BLOCKED' || status.phase === 'FAILED';
  $('phase').className = 'phase ' + (status.phase === 'ONLINE' ? 'good' : bad ? 'bad' : 'warn');
  $('view-id').textContent = status.view || 'none yet';
  document.title = `${status.server} · ${status.phase === 'ONLINE' ? status.reachable + ' online' : status.phase}`;
  members = status.members;
  showMembers();
  showQuorum(status);
  if (status.phase === 'ONLINE') hideBanner();
  else showBanner(bad, PHASES[status.phase], sentences(status.reason));
}

function showMembers() {
  for (const member of members) departed.delete(member.name);
  $('members').replaceChildren(
    ...members.map(memberRow),
    ...[...departed].map(([name, how]) => departedRow(name, how)));
}

function memberRow(member) {
  const row = element('li', member.state);
  const name = element('span', 'name', member.name);
  if (member.primary) name.append(element('span', 'badge', 'primary'));
  row.append(element('span', 'dot'), name, element('span', 'state', member.state),
    element('span', 'about', `${member.here ? 'this server, ' : ''}${member.voter ? 'voter' : 'no vote'}, ${member.address}`));
  return row;
}

function departedRow(name, how) {
  const row = element('li', 'gone');
  row.append(element('span', 'dot'), element('span', 'name', name), element('span', 'state', how));
  return row;
}

function showQuorum(status) {
  $('meter').hidden = !status.view;
  $('meter').className = status.quorum ? 'meter' : 'meter short';
  const online = member => member.state === 'ONLINE';
  const voters = status.members.filter(member => member.voter).sort((a, b) => online(b) - online(a));
  $('meter').replaceChildren(...voters.map(voter => element('i', online(voter) ? 'on' : '')));
  $('quorum').textContent = status.view
    ? `${voters.filter(online).length} of ${voters.length} reachable, ${status.needed} needed`
    : 'No view yet';
}

/** The reason is a row of clauses, the most important first. */
function sentences(reason) {
  return reason.split('; ').map(clause => clause.charAt(0).toUpperCase() + clause.slice(1) + '.').join(' ');
}

function showBanner(bad, title, text) {
  $('banner').className = bad ? 'banner bad' : 'banner';
  // Written only when it changes: a screen reader says it each time it is written.
  if ($('banner-title').textContent !== title) $('banner-title').textContent = title;
  if ($('banner-text').textContent !== text) $('banner-text').textContent = text;
  $('banner').hidden = false;
}

function hideBanner() {
  $('banner').hidden = true;
}

// ---- the stream -------------------------------------------------------------------------------------------------

function showEntry(entry) {
  if (entry.kind === 'message') showMessage(entry);
  else if (entry.kind === 'view') showView(entry);
  else mark(entry.level, entry.at, entry.text);
  while ($('stream').childElementCount > STREAM_ROWS_MAX) $('stream').firstElementChild.remove();
  $('empty').hidden = true;
  if (following) toBottom();
  else $('newest').hidden = false;
}

function showMessage(message) {
  const group = message.view.split('@')[1];
  if (lastMessage && lastMessage.group === group && message.position > lastMessage.position + 1) {
    mark('', message.at, `Not shown here: #${lastMessage.position + 1} to #${message.position - 1}`);
  }
  lastMessage = { group, position: message.position };
  const row = element('li', 'message');
  row.style.setProperty('--hue', hue(message.sender));
  row.append(element('span', 'position', '#' + message.position), element('span', 'sender', message.sender),
    element('span', 'body', message.text), clock(message.at));
  $('stream').append(row);
}

function showView(view) {
  const changes = [['joined', view.joined], ['left', view.left], ['expelled', view.expelled]]
    .filter(([how, names]) => names.length > 0 && !(how === 'joined' && names.length === view.members.length))
    .map(([how, names]) => `${names.join(', ')} ${how}`);
  for (const name of view.left) departed.set(name, 'left');
  for (const name of view.expelled) departed.set(name, 'expelled');
  members = members.filter(member => view.members.includes(member.name));
  showMembers();
  mark('', view.at, `: ${view.members.join(', ')}${changes.length ? ' (' + changes.join('; ') + ')' : ''}`, `View ${view.id}`);
}

function mark(level, millis, text, title) {
  const row = element('li', 'mark ' + level);
  const line = element('span');
  if (title) line.append(element('b', '', title));
  line.append(text, clock(millis));
  row.append(line);
  $('stream').append(row);
}

function toBottom() {
  following = true;
  $('stream').scrollTop = $('stream').scrollHeight;
  $('newest').hidden = true;
}

$('newest').addEventListener('click', toBottom);
$('stream').addEventListener('scroll', () => {
  following = $('stream').scrollHeight - $('stream').scrollTop - $('stream').clientHeight < 40;
  if (following) $('newest').hidden = true;
});
// When something else on the page grows, the stream shrinks; whoever read its end still does.
new ResizeObserver(() => {
  if (following) toBottom();
}).observe($('stream'));

// ---- broadcasting -----------------------------------------------------------------------------------------------

const tally = { open: 0, delivered: 0, failed: 0 };

async function broadcast(text) {
  const row = element('li');
  const how = element('span', 'how', 'pending');
  row.append(element('span', 'what', text), how);
  $('outcomes').prepend(row);
  while ($('outcomes').childElementCount > OUTCOMES_MAX) $('outcomes').lastElementChild.remove();
  tally.open++;
  showTally();
  const started = performance.now();
  const outcome = await send(text);
  tally.open--;
  tally[outcome.delivered ? 'delivered' : 'failed']++;
  row.className = outcome.delivered ? 'delivered' : 'failed';
  how.textContent = outcome.delivered ? `${outcome.text} after ${Math.round(performance.now() - started)} ms` : outcome.text;
  showTally();
}

/** Ends in one of the three honest outcomes, or says that this page does not know. */
async function send(text) {
  try {
    const response = await fetch('broadcast', { method: 'POST', headers: { 'Content-Type': 'text/plain;charset=UTF-8' }, body: text });
    const answer = await response.json();
    if (answer.outcome === 'delivered') return { delivered: true, text: `delivered at #${answer.position}` };
    const meaning = { 'not-delivered': 'Not delivered', unknown: 'Outcome unknown', refused: 'Refused' }[answer.outcome];
    return { delivered: false, text: `${meaning}${answer.reason ? ' (' + answer.reason + ')' : ''}: ${answer.message}` };
  } catch (failure) {
    return { delivered: false, text: 'Outcome unknown: no answer from this server.' };
  }
}

function showTally() {
  const failed = tally.failed ? `, ${tally.failed} failed` : '';
  $('tally').textContent = `${tally.open} open, ${tally.delivered} delivered${failed}`;
}

$('composer').addEventListener('submit', event => {
  event.preventDefault();
  const text = $('text').value.trim();
  if (text) broadcast(text);
  $('text').value = '';
  $('text').focus();
});

let repeating = 0;
let repeated = 0;
$('repeat').addEventListener('click', () => {
  clearInterval(repeating);
  repeating = repeating ? 0 : setInterval(() => {
    if (tally.open < REPEAT_OPEN_MAX && connected) broadcast(`${++repeated} from ${$('server').textContent}`);
  }, REPEAT_MS);
  $('repeat').setAttribute('aria-pressed', String(repeating !== 0));
  $('repeat').textContent = repeating ? 'Stop sending' : 'Keep sending';
});

// ---- the connection to the server -------------------------------------------------------------------------------

let silence = 0;

function connect() {
  const events = new EventSource('events?after=' + encodeURIComponent(lastEntry));
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE_MAX_MS);
  };
  const lost = () => {
    clearTimeout(silence);
    events.close();
    connected = false;
    document.body.classList.add('waiting');
    $('phase').textContent = 'OFFLINE';
    $('phase').className = 'phase bad';
    showBanner(true, 'No connection to this server.', 'What is shown may be old. Trying again every second.');
    setTimeout(connect, RECONNECT_MS);
  };
  const on = (type, act) => events.addEventListener(type, event => {
    heard();
    act(JSON.parse(event.data), event);
  });
  events.onerror = lost;
  on('hello', hello => {
    connected = true;
    document.body.classList.remove('waiting');
    if (serverProcess && serverProcess !== hello.process) mark('', Date.now(), 'This server was started anew');
    serverProcess = hello.process;
  });
  on('status', showStatus);
  on('entry', (entry, event) => {
    lastEntry = event.lastEventId;
    showEntry(entry);
  });
  on('live', () => $('stream').setAttribute('aria-live', 'polite')); // the history before is not read aloud
  on('beat', () => {});
}

connect();
