'use strict';

const { Pool } = require('pg');

const pool = new Pool({ host: process.env.DATABASE_HOST, max: 10 });

module.exports = { pool };
